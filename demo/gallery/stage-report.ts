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

/** The texts that a person points at, or has the focus on: from within, what is around it last. */
interface PointedReport {
  sally: 'pointed';
  texts: string[];
}

type Reports = { stage: StageReport; pointed: PointedReport };

/** Tells the page around. */
export const tell = (report: Reports[keyof Reports]): void => parent.postMessage(report, location.origin);

/** Hears what the documents in this page's frames tell; what comes from elsewhere is none of it. */
export function listen<Kind extends keyof Reports>(
  kind: Kind,
  heard: (frame: HTMLIFrameElement, report: Reports[Kind]) => void,
): void {
  addEventListener('message', ({ data, origin, source }: MessageEvent<Partial<Reports[Kind]> | null>) => {
    if (origin !== location.origin || data?.sally !== kind) return;
    const frame = [...document.querySelectorAll('iframe')].find((it) => it.contentWindow === source);
    if (frame) heard(frame, data as Reports[Kind]);
  });
}
