import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, FieldGroup } from '../pieces/Field';
import { FolderFields } from '../mailboxes/FolderFields';
import { blankImap, blankServer, portFor, type EmailSettings, type MailServer } from './mail-presets';

interface MailServerFieldsProps {
  kind: 'imap' | 'smtp';
  inboxId: string | undefined;
  email: EmailSettings;
  setEmail(patch: Partial<EmailSettings>): void;
  fault(path: string): string | undefined;
}

/** The receiving or the sending server; without one, mail goes directly. */
export function MailServerFields({ kind, inboxId, email, setEmail, fault }: MailServerFieldsProps) {
  const { t } = useTranslation('admin');
  const server = email[kind];
  const setServer = (patch: Partial<MailServer> | null) => {
    if (patch === null) return setEmail({ [kind]: null });
    const { imap, smtp, address } = email;
    if (kind === 'imap') return setEmail({ imap: { ...(imap ?? blankImap(address)), ...patch } });
    setEmail({ smtp: { perMinute: null, ...(smtp ?? blankServer('smtp', address)), ...patch } });
  };
  if (!server) {
    return (
      <FieldGroup title={t(`inboxes.${kind}Title`)} hint={t(`inboxes.${kind}Direct`)}>
        <Button className="ib-left" onClick={() => setServer({})}>
          {t('inboxes.addServer')}
        </Button>
      </FieldGroup>
    );
  }
  return (
    <FieldGroup title={t(`inboxes.${kind}Title`)} hint={t(`inboxes.${kind}Hint`)}>
      <HostFields kind={kind} server={server} setServer={setServer} fault={fault} />
      <div className="pc-pair">
        <Field label={t('inboxes.user')} fault={fault(`settings.${kind}.user`)}>
          <Input value={server.user} autoComplete="off" onChange={({ target }) => setServer({ user: target.value })} />
        </Field>
        {!email.signIn && (
          <Field
            label={t('inboxes.password')}
            hint={inboxId && t('inboxes.passwordHint')}
            fault={fault(`settings.${kind}.password`)}
          >
            <Input.Password
              value={server.password}
              autoComplete="new-password"
              onChange={({ target }) => setServer({ password: target.value })}
            />
          </Field>
        )}
      </div>
      {kind === 'imap' && email.imap && (
        <FolderFields email={email} inboxId={inboxId} setEmail={setEmail} fault={fault} />
      )}
      {kind === 'smtp' && email.smtp && (
        <Field
          label={t('inboxes.perMinute')}
          hint={t('inboxes.perMinuteHint')}
          fault={fault('settings.smtp.perMinute')}
        >
          <InputNumber
            min={1}
            max={10_000}
            precision={0}
            value={email.smtp.perMinute}
            onChange={(perMinute) => setEmail({ smtp: { ...email.smtp!, perMinute } })}
          />
        </Field>
      )}
      <Button className="ib-left" type="text" size="small" onClick={() => setServer(null)}>
        {t('inboxes.removeServer')}
      </Button>
    </FieldGroup>
  );
}

function HostFields({
  kind,
  server,
  setServer,
  fault,
}: Pick<MailServerFieldsProps, 'kind' | 'fault'> & {
  server: MailServer;
  setServer(patch: Partial<MailServer>): void;
}) {
  const { t } = useTranslation('admin');
  return (
    <div className="ib-host">
      <Field label={t('inboxes.host')} fault={fault(`settings.${kind}.host`)}>
        <Input
          value={server.host}
          placeholder={`${kind}.example.com`}
          onChange={({ target }) => setServer({ host: target.value })}
        />
      </Field>
      <Field label={t('inboxes.port')} fault={fault(`settings.${kind}.port`)}>
        <InputNumber
          min={1}
          max={65535}
          precision={0}
          controls={false}
          value={server.port}
          onChange={(port) => port !== null && setServer({ port })}
        />
      </Field>
      <Checkbox
        className="ib-tls"
        checked={server.secure}
        onChange={({ target }) =>
          setServer({ secure: target.checked, port: portFor(kind, target.checked, server.port) })
        }
      >
        {t('inboxes.tls')}
      </Checkbox>
    </div>
  );
}
