import { Star } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { api } from '../../app/api';
import { queryClient } from '../../app/query-client';
import { Line } from '../../records/Fields';
import { SmallButton } from '../../records/SmallButton';
import { useAct } from '../../records/use-act';

/** A contact who is watched over, and why (DOMAIN B11, B12): the desk's board shows all of their tickets. */
export function SpecialMark({ contact }: { contact: Contact }) {
  const { t } = useTranslation('desk');
  const [why, setWhy] = useState<string | null>(null);
  const { busy, run } = useAct();
  const save = (special: string | null) =>
    void run(async () => {
      await api('patchContact', { params: { id: contact.id }, body: { version: contact.version, special } });
      await queryClient.invalidateQueries({ queryKey: ['ticket'] });
      setWhy(null);
    });
  return (
    <div className="ct-special" data-on={contact.special ? true : undefined}>
      <Star size={13} aria-hidden fill={contact.special ? 'currentColor' : 'none'} />
      {why === null ? (
        <SmallButton
          label={contact.special ?? t('contact.special.none')}
          testId="contact-special"
          title={t('contact.special.title')}
          onClick={() => setWhy(contact.special ?? '')}
        />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save(why.trim() || null);
          }}
        >
          <Line label={t('contact.special.why')} longest={200} value={why} autoFocus onChange={setWhy} />
          <SmallButton
            label={t(why.trim() || !contact.special ? 'contact.special.save' : 'contact.special.clear')}
            testId="contact-special-save"
            disabled={busy}
            onClick={() => save(why.trim() || null)}
          />
        </form>
      )}
    </div>
  );
}
