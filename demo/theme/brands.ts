import type { ColourName, OtherName } from './properties.ts';

/** Custom properties of other systems that say the same as one of ours. */
export const SAME_AS: Readonly<Record<string, ColourName | OtherName>> = {
  // Bootstrap 5.3
  '--bs-primary': 'accent',
  '--bs-body-bg': 'surface',
  '--bs-body-color': 'text',
  '--bs-secondary-color': 'muted',
  '--bs-border-color': 'hairline',
  '--bs-link-color': 'link',
  '--bs-danger': 'error',
  '--bs-success': 'success',
  '--bs-body-font-family': 'font',
  '--bs-font-monospace': 'font-mono',
  '--bs-border-radius': 'radius',
  // shadcn
  '--primary': 'accent',
  '--primary-foreground': 'on-accent',
  '--card': 'surface',
  '--card-foreground': 'text',
  '--muted-foreground': 'muted',
  '--input': 'border',
  '--border': 'hairline',
  '--ring': 'focus',
  '--destructive': 'error',
  '--radius': 'radius',
  '--font-sans': 'font',
  '--font-mono': 'font-mono',
  // Web Awesome 3
  '--wa-color-brand-fill-loud': 'accent',
  '--wa-color-brand-on-loud': 'on-accent',
  '--wa-color-surface-default': 'surface',
  '--wa-color-text-normal': 'text',
  '--wa-color-text-quiet': 'muted',
  '--wa-color-text-link': 'link',
  '--wa-color-surface-border': 'hairline',
  '--wa-form-control-border-color': 'border',
  '--wa-form-control-border-radius': 'radius',
  '--wa-color-focus': 'focus',
  '--wa-font-family-body': 'font',
  '--wa-font-family-heading': 'heading-font',
  '--wa-font-family-code': 'font-mono',
};
