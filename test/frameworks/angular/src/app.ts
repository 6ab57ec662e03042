import { afterNextRender, Component, signal, viewChild, type ElementRef } from '@angular/core';
import type { SallyLogin } from '@sallyport/elements';
import { SALLYPORT } from '@sallyport/elements/angular';
import { client } from './shared/backend';

/** Two widgets, the second with nothing said of it, what the page hears of the first, and a field by itself. */
@Component({
  selector: 'sally-app',
  imports: [SALLYPORT],
  template: `
    <button id="unmount" (click)="shown.set(false)">Unmount</button>
    <button id="focus" (click)="login()?.nativeElement?.focus()">Focus</button>
    <output id="reason">{{ reason() }}</output>
    @if (shown()) {
      <sally-login
        #login
        id="one"
        class="widget"
        [style.max-width]="'24rem'"
        data-place="left"
        [headingLevel]="3"
        [client]="client"
        (sally-error)="heard.push($event.detail.reason); reason.set(heard.join(' '))"
      >
        <b slot="logo">Acme</b>
      </sally-login>
    }
    <sally-login id="two" [client]="client" />
    <sally-code-field id="late" [length]="8">
      <input slot="input" aria-label="Code" />
    </sally-code-field>
  `,
})
export class App {
  protected readonly client = client;
  protected readonly shown = signal(true);
  protected readonly reason = signal('');
  /** Each once: an event that came twice would show. */
  protected readonly heard: string[] = [];
  protected readonly login = viewChild<ElementRef<SallyLogin>>('login');

  constructor() {
    afterNextRender(() => {
      void import('@sallyport/elements/login');
      void import('@sallyport/elements/code-field');
    });
  }
}
