import { Button } from 'antd';
import { CircleCheck, CircleDashed, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WechatMenu } from '#contract';
import { problemText } from '../../../app/problems';
import { useAgo } from '../../pieces/use-ago';
import { Problem } from '../../pieces/Sheet';
import type { MenuWork } from './use-menu';

/** What people see now, and what stands in the way: changed elsewhere, changed by a colleague, refused by the platform. */
export function MenuState({ work }: { work: MenuWork }) {
  const { t } = useTranslation(['wechat-menu', 'errors']);
  const { view, refusal } = work;
  if (!view) return null;
  return (
    <div className="wm-state">
      <Standing work={work} />
      {view.fault && <Unreadable fault={view.fault} />}
      {view.differs && view.published && !view.draft && <Problem text={t('differs')} />}
      {refusal?.code === 'version_conflict' && (
        <Problem text={t('conflict')}>
          <Button size="small" onClick={work.insist}>
            {t('insist')}
          </Button>
          <Button size="small" type="primary" onClick={() => void work.reload()}>
            {t('reload')}
          </Button>
        </Problem>
      )}
      {refusal && refusal.code !== 'version_conflict' && <Refusal work={work} />}
    </div>
  );
}

function Standing({ work: { view, dirty } }: { work: MenuWork }) {
  const { t } = useTranslation('wechat-menu');
  const ago = useAgo();
  const { published, draft, live } = view!;
  const stored = published
    ? t('published', { by: published.by, ago: ago(published.at) })
    : t(live?.length ? 'elsewhere' : 'none');
  const Icon = published ? CircleCheck : CircleDashed;
  return (
    <p className="wm-standing" data-testid="menu-standing">
      <Icon size={14} aria-hidden /> {stored}
      {(dirty || draft) && (
        <span>
          <PencilLine size={13} aria-hidden />
          {dirty || !draft ? t('unsaved') : t('draft', { by: draft.by, ago: ago(draft.at) })}
        </span>
      )}
    </p>
  );
}

function Refusal({ work: { refusal } }: { work: MenuWork }) {
  const { t, i18n } = useTranslation(['wechat-menu', 'errors']);
  const { errcode, said } = refusal!.detail as { errcode?: number; said?: string };
  if (refusal!.fields.length > 0) return <Problem text={t('fieldsWrong')} />;
  const known = errcode !== undefined && i18n.exists(`wechat-menu:refusal.${errcode}`);
  return (
    <Problem text={known ? t(`refusal.${errcode}`) : problemText(refusal, t)}>
      {said && <small className="pc-small">{said.replace(/ rid: .*$/, '')}</small>}
    </Problem>
  );
}

/** The platform's own code in words, else the desk's. */
function Unreadable({ fault: { code, errcode } }: { fault: NonNullable<WechatMenu['fault']> }) {
  const { t } = useTranslation(['wechat-menu', 'errors']);
  const other = t('refusal.other', { errcode });
  const why = errcode === null ? t(`errors:${code}`) : t(`refusal.${errcode}`, { defaultValue: other });
  return <Problem text={t('unreadable', { why })} />;
}
