export declare const CHROME_ARGS: string[];
export declare function chromePath(): string | undefined;
export declare function firefoxPath(): string | undefined;
export declare function webkitPath(): string | undefined;
