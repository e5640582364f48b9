import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../../app/session';
import { Choice } from '../../records/Fields';

/** Of which team; empty for all that each recipient may see. */
export function TeamField({ value, onChange }: { value: string | null; onChange: (teamId: string | null) => void }) {
  const { t } = useTranslation('figures');
  const { teams } = useBootstrap();
  return (
    <Choice
      label={t('team')}
      value={value ?? ''}
      options={[{ value: '', label: t('all_teams') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(teamId) => onChange(teamId || null)}
    />
  );
}
