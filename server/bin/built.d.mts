export declare function built(name: 'main' | 'sallyport'): string | undefined;
