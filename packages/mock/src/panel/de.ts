import type { PanelWords } from './words.ts';

/** The German words of the panel. */
export const de: PanelWords = {
  title: 'Sallyport-Attrappe',
  note: 'Nichts hier ist echt.',
  people: 'Personen',
  signOut: 'Abmelden',
  nobody: 'Niemand ist angemeldet.',
  scenario: 'Szenario',
  go: 'Dorthin',
  code: 'Code',
  showCode: 'Code zeigen',
  noCode: 'Es wird kein Code verlangt.',
  inbox: 'Posteingang',
  noMessages: 'Noch keine Nachrichten.',
  clock: 'Uhr',
  later: 'Wie viel später',
  advance: 'Vorstellen',
  faults: 'Störungen',
  route: 'Anfrage',
  answer: 'Antwort',
  offline: 'Keine: das Netz ist weg',
  fail: 'Einmal stören',
  log: 'Protokoll',
  noRequests: 'Noch keine Anfragen.',
  noAnswer: 'keine Antwort',
  reset: 'Von vorn',
};
