/** The folder of what this machine keeps for itself, where nothing else is said. */
export const DATA_FOLDER = '.sallyport';

/** What the environment leaves out, a line a variable; every command reads it. */
export const ENV_FILE = `${DATA_FOLDER}/env`;
