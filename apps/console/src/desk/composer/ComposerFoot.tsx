import { Paperclip, Settings2, Smile } from 'lucide-react';
import { useCallback, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Macro, WeiboWay } from '#contract';
import { tried } from '../../app/own-acts';
import { savePreferences, useBootstrap } from '../../app/session';
import { MacroMenu } from '../../macros/MacroMenu';
import { Button, Kbd, Menu, MOD, Popover } from '../../ui';
import { composerStore } from './composer-store';
import type { DraftKind } from './drafts';
import { EMOJI } from './emoji';
import { useCapabilities } from './use-capabilities';

interface ComposerFootProps {
  ticketId: string;
  inboxId: string;
  via: WeiboWay | null;
  tab: DraftKind;
  text: RefObject<HTMLTextAreaElement | null>;
  ready: boolean;
  onSend(): void;
  onWrite(text: string): void;
  onMacro(macro: Macro): void;
}

/** Snippets, emoji, files, and the sending. */
export function ComposerFoot({
  ticketId,
  inboxId,
  via,
  tab,
  text,
  ready,
  onSend,
  onWrite,
  onMacro,
}: ComposerFootProps) {
  const { t } = useTranslation('desk');
  const insert = (piece: string) => {
    const field = text.current!;
    field.setRangeText(piece, field.selectionStart, field.selectionEnd, 'end');
    onWrite(field.value);
    field.focus();
  };
  const startSnippet = () => {
    const { value, selectionStart } = text.current!;
    insert(selectionStart === 0 || /\s$/u.test(value.slice(0, selectionStart)) ? '/' : ' /');
  };
  return (
    <footer className="cp-foot">
      <Button look="plain" onClick={startSnippet} data-testid="composer-snippets">
        / {t('composer.snippets')}
      </Button>
      <MacroMenu onMacro={onMacro} />
      <EmojiButton onChoose={insert} />
      <AttachButton ticketId={ticketId} inboxId={inboxId} via={via} tab={tab} />
      <SendSettings />
      <span className="cv-spring" />
      <SendButton tab={tab} ready={ready} onSend={onSend} />
    </footer>
  );
}

interface AttachProps {
  ticketId: string;
  inboxId: string;
  via: WeiboWay | null;
  tab: DraftKind;
}

/** Offers the kinds of files that the channel takes; a note takes all. */
function AttachButton({ ticketId, inboxId, via, tab }: AttachProps) {
  const { t } = useTranslation(['desk', 'errors']);
  const file = useRef<HTMLInputElement>(null);
  const capabilities = useCapabilities(inboxId, via);
  const none = tab === 'reply' && capabilities?.files === null;
  const types = tab === 'reply' ? capabilities?.files?.types : null;
  const label = none ? t('errors:files_not_taken') : t('composer.attach');
  return (
    <>
      <Button look="icon" aria-label={label} title={label} disabled={none} onClick={() => file.current?.click()}>
        <Paperclip size={15} aria-hidden />
      </Button>
      <input
        ref={file}
        type="file"
        multiple
        hidden
        accept={types ? Object.keys(types).join() : undefined}
        data-testid="composer-file"
        onChange={(event) => {
          composerStore.addFiles(ticketId, [...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

function EmojiButton({ onChoose }: { onChoose(emoji: string): void }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <Button
        ref={anchor}
        look="icon"
        aria-label={t('composer.emoji')}
        title={t('composer.emoji')}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Smile size={15} aria-hidden />
      </Button>
      {open && (
        <Popover anchor={anchor} onClose={close} side="above" className="cp-emoji">
          {EMOJI.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={emoji}
              onClick={() => {
                close();
                onChoose(emoji);
              }}
            >
              {emoji}
            </button>
          ))}
        </Popover>
      )}
    </>
  );
}

function SendSettings() {
  const { t } = useTranslation('desk');
  const { enterSends = false, resolveAfterSend = false } = useBootstrap().preferences;
  return (
    <Menu
      label={t('composer.settings')}
      look="icon"
      side="above"
      testId="send-settings"
      trigger={<Settings2 size={15} aria-hidden />}
      items={[
        {
          key: 'resolve',
          label: t('composer.resolve_after'),
          checked: resolveAfterSend,
          testId: 'resolve-after-send',
          onChoose: () => tried(savePreferences({ resolveAfterSend: !resolveAfterSend })),
        },
        {
          key: 'enter',
          label: t('composer.enter_sends'),
          checked: enterSends,
          testId: 'enter-sends',
          onChoose: () => tried(savePreferences({ enterSends: !enterSends })),
        },
      ]}
    />
  );
}

function SendButton({ tab, ready, onSend }: { tab: DraftKind; ready: boolean; onSend(): void }) {
  const { t } = useTranslation('desk');
  const { enterSends = false, resolveAfterSend = false } = useBootstrap().preferences;
  const label = tab === 'note' ? 'composer.keep_note' : resolveAfterSend ? 'composer.send_resolve' : 'composer.send';
  return (
    <Button look="main" disabled={!ready} onClick={onSend} data-testid="composer-send">
      {t(label)}
      <Kbd>{enterSends ? '↵' : `${MOD} ↵`}</Kbd>
    </Button>
  );
}
