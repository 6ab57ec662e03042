export declare function keepassxcFolder(): string | undefined;
