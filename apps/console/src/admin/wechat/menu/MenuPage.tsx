import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { menuFaults } from '#domain';
import { ErrorState, LoadingShape } from '../../../ui';
import { ButtonForm } from './ButtonForm';
import { added, changed, type Place, placeOf } from './menu-draft';
import { MenuPhone } from './MenuPhone';
import { MenuState } from './MenuState';
import { useButtonFaults } from './use-button-faults';
import { type MenuWork, useMenu } from './use-menu';

/** The menu under an account's conversation: the phone to choose from, the form beside it, and publishing. */
export function MenuPage({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('wechat-menu');
  const work = useMenu(inbox.id);
  const [chosen, setChosen] = useState<Place | null>({ first: 0, below: null });
  const [tried, setTried] = useState(false);
  const faults = useButtonFaults(work.menu, work.refusal, tried);
  if (work.loadError) return <ErrorState error={work.loadError} onRetry={() => void work.reload()} />;
  if (!work.view) return <LoadingShape />;
  const { menu, edit } = work;
  const place = chosen && menu[chosen.first] ? chosen : null;
  const publish = async () => {
    setTried(true);
    const [first] = menuFaults(menu);
    if (first) setChosen(placeOf(first.path) ?? place);
    else await work.publish();
  };
  return (
    <>
      <Bar work={work} onPublish={publish} canPublish={menu.length > 0} />
      <MenuState work={work} />
      <div className="wm-editor">
        <MenuPhone
          account={inbox.name}
          {...{ menu, faults }}
          chosen={place}
          onChoose={setChosen}
          onAdd={(first) => {
            const next = added(menu, first);
            edit(next.menu);
            setChosen(next.place);
          }}
        />
        {place ? (
          <ButtonForm
            key={`${place.first}.${place.below}`}
            {...{ menu, place, faults }}
            onChange={(patch) => edit(changed(menu, place, patch))}
            onMenu={(next, at) => {
              edit(next);
              setChosen(at);
            }}
          />
        ) : (
          <p className="wm-form pc-dim">{t(menu.length ? 'choose' : 'empty')}</p>
        )}
      </div>
    </>
  );
}

function Bar({ work, onPublish, canPublish }: { work: MenuWork; onPublish(): Promise<void>; canPublish: boolean }) {
  const { t } = useTranslation(['wechat-menu', 'admin']);
  const { view, dirty, busy } = work;
  const asked = { okText: t('yes'), cancelText: t('admin:sheet.cancel') };
  return (
    <div className="wm-bar">
      <p>{t('text')}</p>
      <span className="pc-spring" />
      {(view!.live?.length ?? 0) > 0 && (
        <Popconfirm title={t('removeQuestion')} {...asked} onConfirm={() => void work.remove()}>
          <Button type="text" danger loading={busy === 'remove'} data-testid="menu-remove">
            {t('remove')}
          </Button>
        </Popconfirm>
      )}
      {(dirty || view!.draft) && (
        <Popconfirm
          title={t('dropQuestion')}
          {...asked}
          onConfirm={() => void (view!.draft ? work.dropDraft() : work.reload())}
        >
          <Button type="text" loading={busy === 'drop'} data-testid="menu-drop">
            {t('drop')}
          </Button>
        </Popconfirm>
      )}
      <Button disabled={!dirty} loading={busy === 'save'} onClick={() => void work.save()} data-testid="menu-save">
        {t('save')}
      </Button>
      <Button
        type="primary"
        disabled={!canPublish}
        loading={busy === 'publish'}
        onClick={() => void onPublish()}
        data-testid="menu-publish"
      >
        {t('publish')}
      </Button>
    </div>
  );
}
