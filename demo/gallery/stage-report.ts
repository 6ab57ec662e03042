/** What the document of a state tells the page that frames it. */
export interface StageReport {
  sally: 'stage';
  /** How high it is, in CSS px. */
  height: number;
  /** The keys of the words on screen. */
  words: string[];
  /** The tags of the elements that it is drawn from. */
  tags: string[];
}

/** Tells the page around. */
export const tell = (report: StageReport): void => parent.postMessage(report, location.origin);

/** Hears what the documents in this page's frames tell; what comes from elsewhere is none of it. */
export function listen(heard: (frame: HTMLIFrameElement, report: StageReport) => void): void {
  addEventListener('message', ({ data, origin, source }: MessageEvent<Partial<StageReport> | null>) => {
    if (origin !== location.origin || data?.sally !== 'stage') return;
    const frame = [...document.querySelectorAll('iframe')].find((it) => it.contentWindow === source);
    if (frame) heard(frame, data as StageReport);
  });
}
