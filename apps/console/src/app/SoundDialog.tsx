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
      <fieldset className="so-scope">
        <legend>{t('sound.scope')}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} className="ui-tick">
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
      <label className="ui-tick">
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
  const allowed = typeof Notification === 'undefined' ? 'denied' : Notification.permission;
  const refused = allowed === 'denied';
  // Wished for on another computer, a notice still needs this one's leave.
  const on = desktopNotices && allowed === 'granted';
  const toggle = async () => {
    const granted = on || (await Notification.requestPermission()) === 'granted';
    if (granted) await savePreferences({ desktopNotices: !on });
  };
  return (
    <label className="ui-tick">
      <input type="checkbox" checked={on} disabled={refused} onChange={() => tried(toggle())} />
      {t(refused ? 'sound.desktop_refused' : 'sound.desktop')}
    </label>
  );
}
