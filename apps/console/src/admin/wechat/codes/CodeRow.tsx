import { Switch } from 'antd';
import { QrCode } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WechatCode } from '#contract';
import { api } from '../../../app/api';
import { problemText } from '../../../app/problems';
import { useBootstrap } from '../../../app/session';
import { useNow } from '../../../ui';
import { type Attempts, useAttempt } from '../../pieces/use-attempt';
import { CodePicture } from './CodePicture';
import { codeLife } from './code-life';
import type { Codes } from './use-codes';

interface CodeRowProps {
  code: WechatCode;
  selected: boolean;
  codes: Codes;
  onOpen(): void;
}

const FIGURES = ['scans', 'followers', 'tickets'] as const;

export function CodeRow({ code, selected, codes, onOpen }: CodeRowProps) {
  const { t } = useTranslation('errors');
  const { attempt, error } = useAttempt();
  const isOff = !code.enabled || code.deletedAt !== null;
  return (
    <div
      className={['pc-row', 'wm-code', selected && 'on', isOff && 'off'].filter(Boolean).join(' ')}
      data-testid={`code-${code.name}`}
    >
      <span className="wm-thumb">
        {code.url && !code.deletedAt ? (
          <CodePicture text={code.url} size={44} label="" />
        ) : (
          <QrCode size={26} aria-hidden />
        )}
      </span>
      <Naming code={code} onOpen={onOpen} />
      <Figures code={code} />
      <div className="pc-row-acts">{!code.deletedAt && <Enabled {...{ code, codes, attempt }} />}</div>
      {error !== null && (
        <p className="pc-fault ib-wide" role="alert">
          {problemText(error, t)}
        </p>
      )}
    </div>
  );
}

function Naming({ code, onOpen }: Pick<CodeRowProps, 'code' | 'onOpen'>) {
  return (
    <div className="pc-cut">
      {code.deletedAt ? (
        <b>{code.name}</b>
      ) : (
        <button type="button" className="pc-row-title" onClick={onOpen}>
          {code.name}
        </button>
      )}{' '}
      {code.campaign && <span className="pc-tag">{code.campaign}</span>}
      <div className="pc-small pc-cut">
        <Where code={code} /> · <Life code={code} />
      </div>
    </div>
  );
}

function Figures({ code }: { code: WechatCode }) {
  const { t } = useTranslation('wechat-menu');
  return (
    <dl className="wm-figures">
      {FIGURES.map((figure) => (
        <div key={figure}>
          <dd data-testid={`code-${figure}`}>{code[figure]}</dd>
          <dt>{t(`codes.${figure}`)}</dt>
        </div>
      ))}
    </dl>
  );
}

function Enabled({ code, codes, attempt }: Pick<CodeRowProps, 'code' | 'codes'> & Pick<Attempts, 'attempt'>) {
  const { t } = useTranslation('wechat-menu');
  const enable = async (enabled: boolean) => {
    codes.put({ ...code, enabled });
    try {
      codes.put(await api('patchWechatCode', { params: { id: code.id }, body: { version: code.version, enabled } }));
    } catch (refusal) {
      await codes.reload();
      throw refusal;
    }
  };
  return (
    <Switch
      size="small"
      checked={code.enabled}
      aria-label={t('codes.enabledOf', { name: code.name })}
      onChange={(on) => void attempt(() => enable(on))}
    />
  );
}

function Where({ code: { teamId, agentId } }: { code: WechatCode }) {
  const { t } = useTranslation('wechat-menu');
  const { teams, agents } = useBootstrap();
  const team = teams.find(({ id }) => id === teamId)?.name;
  const agent = agents.find(({ id }) => id === agentId)?.name;
  if (!team) return t('codes.anywhere');
  return agent ? `${team} → ${agent}` : team;
}

/** How long it still works, or why it does not. */
export function Life({ code }: { code: WechatCode }) {
  const { t } = useTranslation('wechat-menu');
  const { key, n } = codeLife(code, useNow());
  return (
    <span className={key === 'ended' || key === 'unmade' ? 'wm-ended' : ''}>
      {t(`codes.life.${key}`, { count: n })}
    </span>
  );
}
