export declare function ensureEngines(names: string[]): Map<string, string>;
export declare function wantedEngines(): string[];
