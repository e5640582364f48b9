import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../ui';
import { DEFAULT_SOUND, type Sound } from './notices';
import { tried } from './own-acts';
import { savePreferences, useBootstrap } from './session';
import { play } from './sound';

const SCOPES = ['mine', 'team', 'off'] as const;

/** What is heard and shown when something must be noticed. */
export function SoundDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { preferences } = useBootstrap();
  const sound = preferences.sound ?? DEFAULT_SOUND;
  const change = (patch: Partial<Sound>) => tried(savePreferences({ sound: { ...sound, ...patch } }));
  return (
    <Dialog title={t('sound.title')} onClose={onClose}>
      <fieldset style={{ border: 0, padding: 0, margin: '0 0 12px' }}>
        <legend>{t('sound.scope')}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} style={{ display: 'flex', gap: 8, minHeight: 32, alignItems: 'center' }}>
            <input type="radio" name="scope" checked={sound.scope === scope} onChange={() => change({ scope })} />
            {t(`sound.scopes.${scope}`)}
          </label>
        ))}
      </fieldset>
      <label className="ui-field">
        <span>{t('sound.volume')}</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.1}
          value={sound.volume}
          onChange={(event) => change({ volume: Number(event.target.value) })}
        />
      </label>
      <label style={{ display: 'flex', gap: 8, minHeight: 32, alignItems: 'center' }}>
        <input type="checkbox" checked={sound.repeat} onChange={() => change({ repeat: !sound.repeat })} />
        {t('sound.repeat')}
      </label>
      <DesktopNotices />
      <footer>
        <Button onClick={() => play('alarm', sound.volume)}>{t('sound.try')}</Button>
        <Button look="main" onClick={onClose}>
          {t('done')}
        </Button>
      </footer>
    </Dialog>
  );
}

function DesktopNotices() {
  const { t } = useTranslation();
  const { desktopNotices = false } = useBootstrap().preferences;
  const refused = typeof Notification === 'undefined' || Notification.permission === 'denied';
  const toggle = async () => {
    const granted = desktopNotices || (await Notification.requestPermission()) === 'granted';
    if (granted) await savePreferences({ desktopNotices: !desktopNotices });
  };
  return (
    <label style={{ display: 'flex', gap: 8, minHeight: 32, alignItems: 'center' }}>
      <input type="checkbox" checked={desktopNotices && !refused} disabled={refused} onChange={() => tried(toggle())} />
      {t(refused ? 'sound.desktop_refused' : 'sound.desktop')}
    </label>
  );
}
