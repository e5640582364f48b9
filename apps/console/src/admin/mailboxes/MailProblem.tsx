import { useTranslation } from 'react-i18next';
import { mailProblem } from './mail-problem';

export function MailProblem({ error }: { error: unknown }) {
  const { t } = useTranslation(['mailboxes', 'admin', 'errors']);
  if (!error) return null;
  const { text, said } = mailProblem(error, t);
  return (
    <div role="alert">
      <p className="pc-fault">{text}</p>
      {said && <p className="pc-code">{said}</p>}
    </div>
  );
}
