import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { api } from '../../app/api';
import { queryClient } from '../../app/query-client';
import { useBootstrap } from '../../app/session';
import { useAct } from '../../records/use-act';

/** The groups a contact is in; clocks of their open tickets follow at once. Nothing to show where no group was made. */
export function ContactGroups({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contact-groups');
  const { contactGroups } = useBootstrap();
  const { busy, run } = useAct();
  if (contactGroups.length === 0) return null;
  const save = (groups: string[]) =>
    void run(async () => {
      await api('patchContact', { params: { id: contact.id }, body: { version: contact.version, groups } });
      await queryClient.invalidateQueries({ queryKey: ['ticket'] });
    });
  return (
    <div className="ct-groups">
      <span id="contact-groups">{t('of_contact')}</span>
      <Select
        mode="multiple"
        size="small"
        variant="borderless"
        aria-labelledby="contact-groups"
        placeholder={t('choose')}
        data-testid="contact-groups"
        disabled={busy}
        value={contact.groups}
        optionFilterProp="label"
        options={contactGroups.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={save}
      />
    </div>
  );
}
