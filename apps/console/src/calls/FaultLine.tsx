import { MicOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MicrophoneFault } from '#client';

/** Why there is no microphone, and what to do about it. */
export function FaultLine({ fault }: { fault: MicrophoneFault | null }) {
  const { t } = useTranslation('webcalls');
  if (!fault) return null;
  return (
    <p className="pc-fault" role="alert" data-testid="call-fault">
      <MicOff size={15} aria-hidden />
      {t(`fault.${fault}`)}
    </p>
  );
}
