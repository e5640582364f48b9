import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentDay, AgentStates } from '#contract';
import { hourLines, lengthText, placeIn, secondsOf } from './day-lanes';
import styles from './states.module.css';

const COUNTED = ['online', 'busy', 'away'] as const;

/** A lane for each agent, and what the day comes to in figures beside it. */
export function DayTable({ states }: { states: AgentStates }) {
  const { t } = useTranslation(['states', 'common']);
  return (
    <table className={styles.table} data-testid="agent-states">
      <thead>
        <tr>
          <th scope="col">{t('agent')}</th>
          <th scope="col" aria-label={t('times')}>
            <span className={styles.hours}>
              {hourLines(states, states.zone).map(({ hour, left }) => (
                <small key={left} style={{ left: `${left}%` }}>
                  {hour}
                </small>
              ))}
            </span>
          </th>
          {COUNTED.map((state) => (
            <th key={state} scope="col">
              {t(`common:presence.${state}`)}
            </th>
          ))}
          <th scope="col">{t('talk')}</th>
          <th scope="col">{t('replies')}</th>
          <th scope="col">{t('resolved')}</th>
        </tr>
      </thead>
      <tbody>
        {states.rows.map((row) => (
          <Row key={row.agentId} row={row} states={states} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, states }: { row: AgentDay; states: AgentStates }) {
  const { totals, talkSeconds, replies, resolved } = row;
  return (
    <tr data-testid={`states-${row.workNumber}`}>
      <th scope="row">
        {row.name} <small>{row.workNumber}</small>
      </th>
      <td className={styles.laneCell}>
        <Lane row={row} states={states} />
      </td>
      {COUNTED.map((state) => (
        <td key={state} data-quiet={totals[state] === 0 || undefined}>
          {lengthText(totals[state])}
        </td>
      ))}
      <td data-quiet={talkSeconds === 0 || undefined}>{lengthText(talkSeconds)}</td>
      <td data-quiet={replies === 0 || undefined}>{replies}</td>
      <td data-quiet={resolved === 0 || undefined}>{resolved}</td>
    </tr>
  );
}

/** Drawn for the eye; a list of the same for who can't see it, and when the lane is opened. */
function Lane({ row: { name, spans, calls }, states }: { row: AgentDay; states: AgentStates }) {
  const { t, i18n } = useTranslation(['states', 'common']);
  const clock = new Intl.DateTimeFormat(i18n.language, {
    ...{ timeZone: states.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const times = ({ from, to }: { from: string; to: string }) => ({
    from: clock.format(new Date(from)),
    to: clock.format(new Date(to)),
  });
  const said = [
    ...spans.map((span) => ({
      at: span.from,
      ...{ kind: span.state, place: placeIn(states, span) },
      text: t('span', {
        ...times(span),
        state: t(`common:presence.${span.state}`),
        length: lengthText(secondsOf(span)),
      }),
    })),
    ...calls.map((call) => ({
      at: call.from,
      ...{ kind: 'call' as const, place: placeIn(states, call) },
      text: t('call', { ...times(call), length: lengthText(secondsOf(call)) }),
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <details className={styles.lane}>
      <summary aria-label={t('spans', { name })}>
        <span className={styles.track} aria-hidden>
          {said.map(({ at, kind, place, text }) => (
            <i key={`${kind} ${at}`} data-state={kind} title={text} style={placed(place)} />
          ))}
        </span>
      </summary>
      <ul>
        {said.length === 0 && <li>{t('nothing')}</li>}
        {said.map(({ at, kind, text }) => (
          <li key={`${kind} ${at}`}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

const placed = ({ left, width }: { left: number; width: number }): CSSProperties => ({
  left: `${left}%`,
  width: `max(${width}%, 1px)`,
});
