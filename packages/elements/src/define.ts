import { define } from './base/define.ts';
import { SallyFlow } from './flow/sally-flow.ts';
import { SallyLogin } from './flow/sally-login.ts';

export { define };

// Importing this module registers the widgets; their steps follow as they are needed.
define(SallyLogin);
define(SallyFlow);
