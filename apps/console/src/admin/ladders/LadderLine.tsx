import { useTranslation } from 'react-i18next';
import type { LadderStepView } from '#contract';
import { ofWait, secondOf, type WindowTimes } from './ladder-draft';
import { useStepWords, useTimeWords } from './use-step-words';

/** The ladder of a wait on one line: how it colours, and where each of its steps stands. */
export function LadderLine({ steps: all, window }: { steps: readonly LadderStepView[]; window: WindowTimes }) {
  const { t } = useTranslation('ladder');
  const words = useStepWords();
  const time = useTimeWords();
  const steps = ofWait(all);
  const seconds = steps.map(({ when }) => secondOf(when, window.due));
  const end = Math.max(window.due * 1.25, ...seconds.map((second) => second * 1.08));
  const at = (second: number) => `${(place(second, window.due, end) * 100).toFixed(2)}%`;
  const part = (from: number, to: number) => place(to, window.due, end) - place(from, window.due, end);
  return (
    <div className="ld-line" role="img" aria-label={t('editor.timeline')}>
      <div className="ld-bar">
        <i className="calm" style={{ flexGrow: part(0, window.remind) }} />
        <i className="remind" style={{ flexGrow: part(window.remind, window.lead) }} />
        <i className="lead" style={{ flexGrow: part(window.lead, window.due) }} />
        <i className="breach" style={{ flexGrow: part(window.due, end) }} />
      </div>
      <span className="ld-mark" style={{ left: at(window.due) }}>
        {t('editor.deadline')} {time(window.due)}
      </span>
      {steps.map((step, index) => (
        <span
          key={step.id}
          className="ld-dot"
          style={{ left: at(seconds[index]!) }}
          title={`${words.when(step)}${t('editor.comma')}${words.does(step)}`}
        >
          {all.indexOf(step) + 1}
        </span>
      ))}
    </div>
  );
}

const WINDOW_SHARE = 0.7;

/** The window keeps most of the line, however far the last step lies behind it. */
function place(second: number, due: number, end: number): number {
  return second <= due
    ? (second / due) * WINDOW_SHARE
    : WINDOW_SHARE + ((second - due) / (end - due)) * (1 - WINDOW_SHARE);
}
