import type { CallSignal, VisitorCall } from '#contract';
import type { Api } from './api';
import type { Locale } from './strings';

/** What the code of a call, which comes in a file of its own, is given to work with. */
export interface CallHost {
  root: HTMLElement;
  locale: Locale;
  api: Pick<Api, 'post' | 'base' | 'headers'>;
  signal(signal: CallSignal): void;
}
export interface SurveyHost extends Omit<CallHost, 'signal'> {
  id: string;
}
/** What it gives back. */
export interface CallScreen {
  place(): void;
  told(call: VisitorCall): void;
  heard(signal: CallSignal): void;
  lineBack(): void;
}
declare global {
  interface Window {
    halfhourCall?: (host: CallHost) => CallScreen;
    halfhourSurvey?: (host: SurveyHost) => void;
  }
}

/** Calls cost nothing until there is one: their code is fetched when the visitor calls or is called. */
export class Calls {
  /** An agent calls. */
  onRing?: () => void;
  /** Where a call is shown, and what stands there when its code does not come. */
  place?: { root: HTMLElement; locale: Locale; failed: string };
  private screen: Promise<CallScreen> | null = null;
  private asking: Promise<unknown> | null = null;

  constructor(private readonly host: Pick<CallHost, 'api' | 'signal'>) {}

  /** Has it done by the screen of the call, which is fetched first where that is wanted. */
  with(act: (screen: CallScreen) => void, fetched = false): void {
    if (fetched) this.screen ??= this.load();
    this.screen?.then(act, () => {
      this.screen = null;
      this.place!.root.textContent = this.place!.failed;
    });
  }
  told(call: VisitorCall): void {
    const rings = call.state === 'ringing' && call.direction === 'outbound';
    if (rings) this.onRing?.();
    this.with((screen) => screen.told(call), rings);
  }

  /** A question card is drawn by code of its own too; while that does not come, the words above it stand alone. */
  ask(root: HTMLElement | null, id: string, locale: Locale): void {
    if (root)
      (this.asking ??= loadScript('survey.js')).then(
        () => window.halfhourSurvey!({ root, id, locale, api: this.host.api }),
        () => (this.asking = null),
      );
  }

  private async load(): Promise<CallScreen> {
    const { root, locale } = this.place!;
    root.textContent = '';
    if (!window.halfhourCall) await loadScript('call.js');
    return window.halfhourCall!({ ...this.host, root, locale });
  }
}

/** A plain script tag: modules are refused in a page without an origin. */
function loadScript(src: string): Promise<unknown> {
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement('script'), { src, onload, onerror }));
  });
}
