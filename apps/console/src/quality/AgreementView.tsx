import { useTranslation } from 'react-i18next';
import type { QualityAgreement } from '#contract';
import { TicketLink } from '../records/TicketLink';
import { ErrorState, LoadingShape } from '../ui';
import styles from './quality.module.css';
import { useAgreement } from './use-quality';

type Result = NonNullable<QualityAgreement['result']>;

/** How far those who marked blind agree: by line, and row by row where they differ. */
export function AgreementView({ id }: { id: string }) {
  const { t } = useTranslation('quality');
  const agreement = useAgreement(id);
  if (agreement.error) return <ErrorState error={agreement.error} onRetry={() => void agreement.refetch()} />;
  if (!agreement.data) return <LoadingShape />;
  const { sample, result, waiting } = agreement.data;
  if (!result)
    return (
      <>
        <p>{t('blind')}</p>
        <ul>
          {waiting.map(({ name, open }) => (
            <li key={name}>{t('blind_open', { name, n: open })}</li>
          ))}
        </ul>
      </>
    );
  const names = sample.reviewers.map(({ name }) => name);
  return (
    <div className={styles.agreement} data-testid="quality-agreement">
      <p className={styles.total}>
        <strong>{percent(result.all.percent)}</strong> {t('agree')} · <strong>{kappa(result.all.kappa)}</strong>{' '}
        {t(names.length === 2 ? 'cohen' : 'fleiss')}
      </p>
      <p className={styles.quiet}>{t('kappa_hint')}</p>
      <Lines lines={result.lines} />
      <Rows rows={result.rows} names={names} lines={result.lines} />
    </div>
  );
}

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)}%`);
const kappa = (value: number | null): string => (value === null ? '–' : value.toFixed(2));

function Lines({ lines }: { lines: Result['lines'] }) {
  const { t, i18n } = useTranslation('quality');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col">{t('agree')}</th>
          <th scope="col">κ</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, agreement }) => (
          <tr key={line.key}>
            <th scope="row">{line.name[locale]}</th>
            <td>
              <meter min={0} max={1} value={agreement.percent ?? 0} /> {percent(agreement.percent)}
            </td>
            <td>{kappa(agreement.kappa)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rows({ rows, names, lines }: { rows: Result['rows']; names: string[]; lines: Result['lines'] }) {
  const { t, i18n } = useTranslation('quality');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const nameOf = (key: string) => lines.find(({ line }) => line.key === key)!.line.name[locale];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('said')}</th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{t('differ')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            <th scope="row">
              <TicketLink number={row.ticketNumber} /> {row.contactName}
            </th>
            {row.scores.map((score, who) => (
              <td key={names[who]}>{score}</td>
            ))}
            <td>
              {row.differ.map(({ key, marks }) => (
                <p key={key}>
                  {nameOf(key)} <small>{marks.map((mark) => t(`marks.${mark}`)).join(' / ')}</small>
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
