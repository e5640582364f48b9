import { Button } from 'antd';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WechatCode } from '#contract';
import { api } from '../../../app/api';
import { problemText } from '../../../app/problems';
import { useNow } from '../../../ui';
import { DeleteButton } from '../../pieces/DeleteButton';
import { Sheet } from '../../pieces/Sheet';
import { useAttempt } from '../../pieces/use-attempt';
import { useSheetForm } from '../../pieces/use-sheet-form';
import { codeLife } from './code-life';
import { CodeFields, type CodeDraft, LifeFields } from './CodeFields';
import { CodePicture, DownloadPicture } from './CodePicture';
import { Life } from './CodeRow';
import type { Codes } from './use-codes';

const WIDTH = 620;
const LARGE = 200;

interface CodeSheetProps {
  code: WechatCode;
  codes: Codes;
  onClose(): void;
}

/** A code: its picture, and what a scan of it does. */
export function CodeSheet({ code, codes, onClose }: CodeSheetProps) {
  const { t } = useTranslation('wechat-menu');
  const { name, campaign, teamId, agentId, greeting } = code;
  const params = { id: code.id };
  const form = useSheetForm<CodeDraft>({ name, campaign, teamId, agentId, greeting }, async (draft) => {
    codes.put(await api('patchWechatCode', { params, body: { ...draft, version: code.version } }));
    onClose();
  });
  const remove = (
    <DeleteButton
      question={t('codes.deleteQuestion')}
      onDelete={() => api('deleteWechatCode', { params })}
      onDeleted={() => {
        void codes.reload();
        onClose();
      }}
    />
  );
  return (
    <Sheet title={code.name} form={form} onClose={onClose} size={WIDTH} aside={remove}>
      <Picture code={code} codes={codes} />
      <CodeFields form={form} />
    </Sheet>
  );
}

function Picture({ code, codes }: Omit<CodeSheetProps, 'onClose'>) {
  const { t } = useTranslation(['wechat-menu', 'errors']);
  const { attempt, busy, error } = useAttempt();
  const { key } = codeLife(code, useNow());
  const again = () => attempt(async () => codes.put(await api('makeWechatCode', { params: { id: code.id } })));
  return (
    <section className="wm-picture" data-testid="code-picture">
      {code.url && key !== 'ended' && (
        <CodePicture text={code.url} size={LARGE} label={t('codes.picture', { name: code.name })} />
      )}
      <div>
        <p>
          <Life code={code} />
        </p>
        <dl>
          <dt>{t('codes.scene')}</dt>
          <dd>
            <code>{code.scene}</code>
          </dd>
        </dl>
        <p className="pc-small">
          {t('codes.counted', {
            scans: code.scans,
            people: code.people,
            followers: code.followers,
            tickets: code.tickets,
          })}
        </p>
        {code.fault && <Fault fault={code.fault} />}
        {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
        <div className="wm-picture-acts">
          {code.url && key !== 'ended' && <DownloadPicture text={code.url} name={code.name} />}
          {key !== 'forever' && (
            <Button icon={<RefreshCw size={14} />} loading={busy} onClick={() => void again()} data-testid="code-again">
              {t(key === 'unmade' ? 'codes.make' : 'codes.renew')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

function Fault({ fault }: { fault: string }) {
  const { t } = useTranslation(['wechat-menu', 'errors']);
  const why =
    fault === 'unreachable'
      ? t('errors:wechat_unreachable')
      : t(`refusal.${fault}`, { errcode: fault, defaultValue: t('refusal.other', { errcode: fault }) });
  return <p className="pc-fault">{t('codes.notMade', { why })}</p>;
}

interface NewCodeSheetProps {
  inboxId: string;
  onClose(): void;
  onCreated(code: WechatCode): void;
}

export function NewCodeSheet({ inboxId, onClose, onCreated }: NewCodeSheetProps) {
  const { t } = useTranslation(['wechat-menu', 'admin']);
  const fresh = { name: '', campaign: '', teamId: null, agentId: null, greeting: '', scene: '', days: 30 };
  const form = useSheetForm<CodeDraft & { scene: string; days: number | null; clientId: string }>(
    { ...fresh, clientId: crypto.randomUUID() },
    async ({ scene, ...draft }) => {
      const body = { ...draft, ...(scene && { scene }) };
      onCreated(await api('createWechatCode', { params: { id: inboxId }, body }));
    },
  );
  return (
    <Sheet title={t('codes.new')} form={form} onClose={onClose} size={WIDTH} saveLabel={t('admin:inboxes.create')}>
      <CodeFields form={form} isNew />
      <LifeFields form={form} />
    </Sheet>
  );
}
