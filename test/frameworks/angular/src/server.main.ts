import { bootstrapApplication, provideClientHydration, type BootstrapContext } from '@angular/platform-browser';
import { provideServerRendering } from '@angular/platform-server';
import { App } from './app';

const bootstrap = (context: BootstrapContext) =>
  bootstrapApplication(App, { providers: [provideClientHydration(), provideServerRendering()] }, context);

export default bootstrap;
