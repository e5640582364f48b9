import { ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../ui';
import { microphones } from './microphone';
import type { Phone } from './phone';

/** Which microphone speaks, also in the middle of a call. Plugging one in or out shows at once. */
export function MicrophoneMenu({ phone }: { phone: Phone }) {
  const { t } = useTranslation('webcalls');
  const devices = useMicrophones();
  const [chosen, setChosen] = useState(phone.microphoneId);
  if (devices.length < 2) return null;
  return (
    <Menu
      label={t('microphone')}
      look="icon"
      align="end"
      testId="call-microphone"
      trigger={<ChevronDown size={16} aria-hidden />}
      items={[
        { heading: t('microphone') },
        ...devices.map(({ deviceId, label }, at) => ({
          key: deviceId,
          label: label || t('microphone_at', { at: at + 1 }),
          checked: deviceId === chosen,
          onChoose: () => {
            setChosen(deviceId);
            void phone.chooseMicrophone(deviceId);
          },
        })),
      ]}
    />
  );
}

function useMicrophones(): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    const look = () => void microphones().then(setDevices);
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => navigator.mediaDevices.removeEventListener('devicechange', look);
  }, []);
  return devices;
}
