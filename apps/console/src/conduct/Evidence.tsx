import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Violation, ViolationWindow } from '#contract';
import { useBootstrap } from '../app/session';
import { MarkedText } from '../desk/conversation/MarkedText';
import { clockTime } from '../desk/times';
import { basisText } from './amount-text';
import styles from './conduct.module.css';
import { waitOf } from './wait';

/** What it rests on, opened where it stands: the words with the place marked, or the clock with its minutes. */
export function Evidence({ violation }: { violation: Violation }) {
  const { t } = useTranslation(['conduct', 'common']);
  const { said, window, basis } = violation;
  if (basis)
    return (
      <p className={styles.quiet}>
        {basisText(violation, t)} {t('amounts.only_proposed')}
      </p>
    );
  if (window) return <Waited window={window} />;
  return said ? <Said violation={violation} said={said} /> : null;
}

/** The evidence in a few words. */
export function evidenceLine(violation: Violation, t: TFunction<['conduct', 'common']>) {
  const { said, window, contactName, steps, basis } = violation;
  if (basis) return basisText(violation, t);
  const name = contactName ? `${contactName} · ` : '';
  if (window) {
    const { waited, late } = waitOf(window);
    return name + (late === null ? t('late_running') : t('late_by', { minutes: waited, late }));
  }
  if (said?.marks.length)
    return `${name}「${said.marks.map(({ start, end }) => said.text.slice(start, end)).join('」「')}」`;
  return name + (said?.text ?? steps[0]?.text ?? '');
}

function Said({ violation, said }: { violation: Violation; said: NonNullable<Violation['said']> }) {
  const { t } = useTranslation('conduct');
  const better = said.marks.find((mark) => mark.better)?.better;
  const missing = violation.rule === 'no_work_number' || violation.rule === 'no_greeting' ? violation.rule : null;
  return (
    <figure className={styles.said}>
      <figcaption>{t('said')}</figcaption>
      <blockquote data-testid="violation-said">
        <MarkedText text={said.text} findings={said.marks} />
      </blockquote>
      {missing && <p>{t(`missing.${missing}`, { number: violation.workNumber })}</p>}
      {better && <p>{t('better', { better })}</p>}
    </figure>
  );
}

/** The wait as a line: what was promised, and what came after. */
function Waited({ window }: { window: ViolationWindow }) {
  const { t, i18n } = useTranslation('conduct');
  const { zone } = useBootstrap().company;
  const time = (at: string) => clockTime(at, i18n.language, zone);
  const { waited, late, share } = waitOf(window);
  const end = window.ending ?? 'still';
  return (
    <figure className={styles.waited} data-testid="violation-window">
      <figcaption>
        {late === null ? t('late_running') : t('late_by', { minutes: waited, late })}
        {' · '}
        {window.repeats > 0 ? t('again', { count: window.repeats }) : t('not_again')}
      </figcaption>
      <div className={styles.clock} aria-hidden>
        <i style={{ flexGrow: share }} />
        <i style={{ flexGrow: 1 - share }} data-late />
      </div>
      <div className={styles.marks}>
        <span>
          {t('opened')} <b>{time(window.openedAt)}</b>
        </span>
        <span>
          {t('deadline')} <b>{time(window.dueAt)}</b>
        </span>
        <span>
          {t(end)} {window.endedAt && <b>{time(window.endedAt)}</b>}
        </span>
      </div>
      {window.excuse && <p>{t('excuse', { reason: window.excuse })}</p>}
    </figure>
  );
}
