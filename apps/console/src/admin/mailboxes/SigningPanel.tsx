import { Button, Input, Switch } from 'antd';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailSigning } from '#contract';
import { api } from '../../app/api';
import { Field, FieldGroup } from '../pieces/Field';
import { useAttempt } from '../pieces/use-attempt';
import { Copied } from '../pieces/Copied';
import { MailProblem } from './MailProblem';

interface SigningPanelProps {
  inboxId: string;
  address: string;
  signing: MailSigning | null;
  onChange(signing: MailSigning): void;
}

/** DKIM: a key made by the desk, the DNS record that goes with it, and whether receivers can see it yet. */
export function SigningPanel({ signing, ...rest }: SigningPanelProps) {
  const { t } = useTranslation('mailboxes');
  const [anew, setAnew] = useState(false);
  return (
    <FieldGroup title={t('signing.title')} hint={t('signing.hint')}>
      {signing && !anew ? (
        <Published {...rest} signing={signing} onAnew={() => setAnew(true)} />
      ) : (
        <NewKey
          {...rest}
          onChange={(made) => {
            setAnew(false);
            rest.onChange(made);
          }}
        />
      )}
    </FieldGroup>
  );
}

function NewKey({ inboxId, address, onChange }: Omit<SigningPanelProps, 'signing'>) {
  const { t } = useTranslation('mailboxes');
  const [domain, setDomain] = useState(address.split('@')[1] ?? '');
  const [selector, setSelector] = useState('halfhour');
  const { attempt, busy, error } = useAttempt();
  const make = () =>
    attempt(async () =>
      onChange(await api('makeMailSigning', { params: { id: inboxId }, body: { domain, selector } })),
    );
  return (
    <>
      <div className="pc-pair">
        <Field label={t('signing.domain')}>
          <Input value={domain} onChange={({ target }) => setDomain(target.value)} />
        </Field>
        <Field label={t('signing.selector')} hint={t('signing.selectorHint')}>
          <Input value={selector} onChange={({ target }) => setSelector(target.value)} />
        </Field>
      </div>
      <MailProblem error={error} />
      <Button className="ib-left" loading={busy} disabled={!domain || !selector} onClick={() => void make()}>
        {t('signing.make')}
      </Button>
    </>
  );
}

function Published({
  inboxId,
  signing,
  onChange,
  onAnew,
}: Omit<SigningPanelProps, 'address'> & { signing: MailSigning; onAnew(): void }) {
  const { t } = useTranslation('mailboxes');
  const { attempt, busy, error } = useAttempt();
  const params = { id: inboxId };
  const check = () => attempt(async () => onChange(await api('checkMailSigning', { params })));
  const enable = (enabled: boolean) =>
    attempt(async () => onChange(await api('patchMailSigning', { params, body: { enabled } })));
  const good = signing.checked === 'ok';
  return (
    <>
      <div className="mb-line">
        <Switch
          checked={signing.enabled}
          loading={busy}
          aria-label={t('signing.enable')}
          onChange={(on) => void enable(on)}
        />
        <span>{t(signing.enabled ? 'signing.on' : 'signing.off', { domain: signing.domain })}</span>
      </div>
      <Copied label={t('signing.recordName')} text={signing.record.name} />
      <Copied label={t('signing.recordValue')} text={signing.record.value} />
      {signing.checked && (
        <div className={good ? 'mb-line mb-good' : 'mb-line mb-bad'} role="status">
          {good ? <CircleCheck size={15} aria-hidden /> : <CircleAlert size={15} aria-hidden />}
          <span>{t(`signing.checked.${signing.checked}`)}</span>
        </div>
      )}
      <MailProblem error={error} />
      <div className="mb-line">
        <Button loading={busy} onClick={() => void check()}>
          {t('signing.check')}
        </Button>
        <Button type="text" onClick={onAnew}>
          {t('signing.anew')}
        </Button>
      </div>
    </>
  );
}
