/** The folder of what this machine keeps for itself, where nothing else is said. */
export const DATA_FOLDER = '.sallyport';

/** What the demo keeps: apart, since everybody knows how to sign in to it. */
export const DEMO_FOLDER = `${DATA_FOLDER}/demo`;

/** Stands before the demo's secret, so that nobody takes it for one of a site. */
export const DEMO_SECRET = 'demo:';

/** What the environment leaves out, a line a variable; every command reads it. */
export const ENV_FILE = `${DATA_FOLDER}/env`;
