import { Component } from '@angular/core';
import { SALLYPORT } from '@sallyport/elements/angular';

/** What is wrong is an error of its type, a line each; nothing here is ever run. */
@Component({
  selector: 'app-wrong',
  imports: [SALLYPORT],
  template: `
    <sally-login heading-level="three" />
    <sally-login [headingLevel]="'three'" />
    <sally-login [client]="{}" />
    <sally-login (sally-error)="$event.detail.reason === 'rain'" />
    <sally-login [colour]="'red'" />
    <sally-gate aal="high" />
    <sally-logon />
  `,
})
export class Wrong {}
