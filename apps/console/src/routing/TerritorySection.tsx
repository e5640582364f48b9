import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Contact, TerritoryFound } from '#contract';
import { api } from '../app/api';
import styles from './routing.module.css';

/** The contact's area, who is there for it, and the salesperson who works with them (DOMAIN H1). */
export function TerritorySection({ contact }: { contact: Contact }) {
  const { t } = useTranslation('routing');
  const { data } = useQuery({
    // Its phone and address may be written down while one looks.
    queryKey: ['contact-territory', contact.id, contact.version],
    queryFn: ({ signal }) => api('contactTerritory', { params: { id: contact.id }, signal }),
    placeholderData: (before) => before,
  });
  if (!data) return null;
  if (!data.territory) return <Nowhere found={data} />;
  return (
    <section data-testid="contact-territory">
      <h3>{t('territory.title')}</h3>
      <dl className={styles.facts}>
        <dt>{data.territory.name}</dt>
        <dd>
          <HowFound found={data} />
        </dd>
        <dt>{t('territory.owner')}</dt>
        <dd>
          <Owner owner={data.owner} />
        </dd>
        {data.territory.salesperson && (
          <>
            <dt>{t('territory.salesperson')}</dt>
            <dd>
              {data.territory.salesperson}{' '}
              {data.territory.salespersonPhone && (
                <a href={`tel:${data.territory.salespersonPhone}`}>{data.territory.salespersonPhone}</a>
              )}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** Where no area is set up at all, the panel says nothing of them. */
function Nowhere({ found }: { found: TerritoryFound }) {
  const { t } = useTranslation('routing');
  const told = found.looks.filter(({ why }) => why !== 'missing');
  if (told.length === 0) return null;
  return (
    <section data-testid="contact-territory">
      <h3>{t('territory.title')}</h3>
      <p className={styles.quiet}>{t('territory.none')}</p>
    </section>
  );
}

function HowFound({ found: { looks } }: { found: TerritoryFound }) {
  const { t } = useTranslation('routing');
  const look = looks.find(({ match }) => match)!;
  return (
    <span className={styles.quiet}>
      {t('territory.by', { ground: t(`territory.ground.${look.ground}`), term: look.match!.term })}
    </span>
  );
}

function Owner({ owner }: { owner: TerritoryFound['owner'] }) {
  const { t } = useTranslation('routing');
  if (!owner) return <span className={styles.quiet}>{t('territory.nobody')}</span>;
  return (
    <>
      {owner.name} <small>{owner.workNumber}</small>
      {owner.away && (
        <span className={styles.away}>
          {t(`territory.away.${owner.away}`)}
          {owner.standInName && ` · ${t('territory.stand_in', { name: owner.standInName })}`}
        </span>
      )}
    </>
  );
}
