import { useTranslation } from 'react-i18next';
import { plainFault, serverSaid } from '../inboxes/inbox-health';

/** What a line or a try said, in plain words; `said` is the other side's own text where there is more to it. */
export function useFaultWords(): (error: string) => { plain: string; said: string } {
  const { t } = useTranslation(['health', 'admin']);
  return (error) => {
    if (error === 'no_outgoing_server') return { plain: t('noServer'), said: '' };
    const fault = plainFault(error);
    return { plain: t(`admin:inboxes.fault.${fault}`), said: fault === 'other' ? error : serverSaid(error) };
  };
}
