import { BellRing, Siren, TimerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract';
import { ladderFault } from './setting-units';
import { useSettingWords } from './use-setting-words';

/** The reply window as agents see it run: calm, remind, team lead, breach (DOMAIN W1, W13). */
export function ReplyLadder({ settings }: { settings: SettingRow[] }) {
  const { t } = useTranslation('admin');
  const words = useSettingWords();
  const value = (key: string) => settings.find((setting) => setting.key === key)?.value;
  const [remind, lead, window] = [value('reply.remind'), value('reply.lead'), value('reply.window')];
  if (remind === undefined || lead === undefined || window === undefined) return null;
  const fault = ladderFault({ remind, lead, window });
  if (fault) return <p className="pc-fault po-ladder-fault">{t(`policies.ladder.${fault}`)}</p>;
  const steps = [
    { key: 'remind', at: remind, icon: BellRing },
    { key: 'lead', at: lead, icon: Siren },
    { key: 'breach', at: window, icon: TimerOff },
  ] as const;
  return (
    <div className="po-ladder" role="img" aria-label={t('policies.ladder.label')}>
      <div className="po-bar">
        <i className="calm" style={{ flexGrow: remind }} />
        <i className="remind" style={{ flexGrow: lead - remind }} />
        <i className="lead" style={{ flexGrow: window - lead }} />
      </div>
      {steps.map(({ key, at, icon: Icon }) => (
        <span key={key} className={`po-step ${key}`} style={{ left: `${(at / window) * 100}%` }}>
          <b>
            <Icon size={13} aria-hidden /> {words.value(at, 'seconds')}
          </b>
          {t(`policies.ladder.${key}`)}
        </span>
      ))}
    </div>
  );
}
