import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WechatMenu } from '#contract';
import type { MenuEntry } from '#domain';
import { api, ApiProblem } from '../../../app/api';
import { toast } from '../../../ui';
import { menuToEdit } from './menu-draft';

type Step = 'save' | 'publish' | 'drop' | 'remove';

export interface MenuWork {
  view: WechatMenu | undefined;
  loadError: unknown;
  menu: MenuEntry[];
  /** Changed here and not saved. */
  dirty: boolean;
  busy: Step | null;
  /** What the last step was refused for. */
  refusal: ApiProblem | null;
  edit(menu: MenuEntry[]): void;
  save(): Promise<void>;
  publish(): Promise<void>;
  dropDraft(): Promise<void>;
  remove(): Promise<void>;
  /** Takes what is stored now and forgets what was changed here. */
  reload(): Promise<void>;
  /** Goes on with what was changed here, over what somebody else wrote meanwhile. */
  insist(): void;
}

/** The menu of one account: what the desk keeps of it, what is being changed here, and its steps. */
export function useMenu(inboxId: string): MenuWork {
  const { key, query } = useStored(inboxId);
  const [edited, setEdited] = useState<MenuEntry[] | null>(null);
  const [version, setVersion] = useState<number | null>(null);
  const { busy, refusal, run, forget } = useSteps(key, setVersion, () => setEdited(null));
  const menu = edited ?? (query.data ? menuToEdit(query.data) : []);
  const at = version ?? query.data?.version ?? 0;
  const params = { id: inboxId };
  const written = { params, body: { version: at, buttons: menu } };
  const named = { params, body: { version: at } };
  return {
    view: query.data,
    loadError: query.error,
    menu,
    dirty: edited !== null,
    busy,
    refusal,
    edit: setEdited,
    save: () => run('save', () => api('saveWechatMenu', written)),
    publish: () => run('publish', () => api('publishWechatMenu', written)),
    dropDraft: () => run('drop', () => api('dropWechatMenuDraft', named)),
    remove: () => run('remove', () => api('removeWechatMenu', named)),
    reload: async () => {
      setEdited(null);
      setVersion(null);
      forget();
      await query.refetch();
    },
    insist: () => {
      setVersion(Number(refusal?.detail.version));
      setEdited(menu);
      forget();
    },
  };
}

function useStored(inboxId: string) {
  const key = ['wechat-menu', inboxId];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api('wechatMenu', { params: { id: inboxId }, signal }),
    // What is being edited must not change under the hands of whoever edits it.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  return { key, query };
}

/** One step at a time, with what it was refused for. */
function useSteps(key: string[], setVersion: (version: number | null) => void, onDone: () => void) {
  const { t } = useTranslation('wechat-menu');
  const client = useQueryClient();
  const [busy, setBusy] = useState<Step | null>(null);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const run = async (step: Step, ask: () => Promise<WechatMenu>) => {
    if (busy) return;
    setBusy(step);
    setRefusal(null);
    try {
      client.setQueryData(key, await ask());
      setVersion(null);
      onDone();
      toast(t(`done.${step}`));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setRefusal(error);
      // Refused by the platform, it is a saved draft all the same.
      if (error.code !== 'version_conflict' && typeof error.detail.version === 'number')
        setVersion(error.detail.version);
    } finally {
      setBusy(null);
    }
  };
  return { busy, refusal, run, forget: () => setRefusal(null) };
}
