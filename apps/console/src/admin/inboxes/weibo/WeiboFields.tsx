import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { Field } from '../../pieces/Field';
import { ConnectionTest } from '../ConnectionTest';
import type { FieldsProps } from '../inbox-drafts';

/** A Weibo account as it is written: secrets are never sent to us, and empty ones keep what is stored. */
interface WeiboDraft {
  appKey: string;
  appSecret: string;
  uid: string;
  accessToken: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const weiboDraft = ({ appKey, uid }: Inbox['settings']): WeiboDraft => ({
  appKey: text(appKey),
  appSecret: '',
  uid: text(uid),
  accessToken: '',
});

const PLAIN = ['appKey', 'uid'] as const;
const SECRET = ['appSecret', 'accessToken'] as const;
type Secret = (typeof SECRET)[number];

/** The application and the account, and a test that says which of them is wrong. */
export function WeiboFields({ form: { draft, set, fault }, inboxId }: FieldsProps<WeiboDraft>) {
  const { t } = useTranslation(['social', 'admin']);
  const weibo = draft.settings;
  const setWeibo = (patch: Partial<WeiboDraft>) => set({ settings: { ...weibo, ...patch } });
  const hintOf = (name: Secret) => (inboxId ? t('admin:inboxes.passwordHint') : t(`weibo.${name}.hint`));
  return (
    <>
      <div className="pc-pair">
        {PLAIN.map((name) => (
          <Field
            key={name}
            label={t(`weibo.${name}.label`)}
            hint={t(`weibo.${name}.hint`)}
            fault={fault(`settings.${name}`)}
          >
            <Input
              value={weibo[name]}
              inputMode="numeric"
              autoComplete="off"
              onChange={({ target }) => setWeibo({ [name]: target.value.trim() })}
            />
          </Field>
        ))}
        {SECRET.map((name) => (
          <Field key={name} label={t(`weibo.${name}.label`)} hint={hintOf(name)} fault={fault(`settings.${name}`)}>
            <Input.Password
              value={weibo[name]}
              autoComplete="new-password"
              onChange={({ target }) => setWeibo({ [name]: target.value.trim() })}
            />
          </Field>
        ))}
      </div>
      <ConnectionTest
        tried={{ channel: 'weibo', settings: { ...weibo }, ...(inboxId ? { inboxId } : {}) }}
        hint={t('weibo.testHint')}
      />
    </>
  );
}
