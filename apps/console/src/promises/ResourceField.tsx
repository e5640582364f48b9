import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { Choice, Line } from '../records/Fields';
import lists from '../records/records.module.css';
import type { FormPart } from './promise-draft';
import styles from './promises.module.css';
import { usePromiseDay } from './promise-cache';

const BY_NAME = 'name';

/** Who or what comes: a colleague, or a technician, bay or car by name, with the names of these last weeks offered. */
export function ResourceField({ draft, wrong, onWrite }: FormPart) {
  const { t } = useTranslation('promises');
  const { agents } = useBootstrap();
  const known = usePromiseDay(draft.date).data?.resources ?? [];
  const options = [
    { value: BY_NAME, label: t('by_name') },
    ...agents.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const choose = (value: string) =>
    onWrite(value === BY_NAME ? { resourceAgentId: null } : { resourceAgentId: value, resource: '' });
  return (
    <fieldset className={styles.group}>
      <legend>{t('resource')}</legend>
      <div className={lists.row}>
        <Choice label={t('resource')} options={options} value={draft.resourceAgentId ?? BY_NAME} onChange={choose} />
        {draft.resourceAgentId === null && (
          <Line
            label={t('resource_hint')}
            longest={60}
            invalid={wrong === 'resource'}
            value={draft.resource}
            onChange={(resource) => onWrite({ resource })}
          />
        )}
      </div>
      {draft.resourceAgentId === null && (
        <div className={lists.row}>
          {known.slice(0, 6).map(
            ({ resource }) =>
              resource && (
                <button
                  key={resource}
                  type="button"
                  className={lists.chip}
                  aria-pressed={draft.resource === resource}
                  onClick={() => onWrite({ resource })}
                >
                  {resource}
                </button>
              ),
          )}
        </div>
      )}
    </fieldset>
  );
}
