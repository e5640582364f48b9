import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, TicketRow, WeiboWay } from '#contract';
import { api } from '../../app/api';
import { durationText, useNow } from '../../ui';
import { composerStore } from './composer-store';

type Way = AnswerOf<'weiboWays'>['ways'][number];

interface ReplyWaysProps {
  row: TicketRow;
  via: WeiboWay | null;
}

/** Comment or direct message: which of them this reply is, and how long the platform lets us write. */
export function ReplyWays({ row, via }: ReplyWaysProps) {
  const { t } = useTranslation('social');
  const { data } = useQuery({
    // Every word of the contact may open the way anew.
    queryKey: ['weibo-ways', row.id, row.lastInboundSeq],
    queryFn: () => api('weiboWays', { params: { id: row.id } }),
  });
  const ways = data?.ways ?? [];
  const chosen = ways.find(({ way }) => way === via) ?? ways[0];
  const usual = ways.length > 1 ? ways[0]!.way : null;
  useEffect(() => {
    // From here on the reply is measured by what a comment may be.
    if (via === null && usual) composerStore.setVia(row.id, usual);
  }, [via, usual, row.id]);
  if (!chosen) return null;
  return (
    <div className="cp-ways" data-testid="reply-ways">
      {ways.length > 1 && (
        <div className="cv-kinds" role="radiogroup" aria-label={t('ways.label')}>
          {ways.map(({ way, open }) => (
            <button
              key={way}
              type="button"
              role="radio"
              aria-checked={way === chosen.way}
              disabled={!open}
              onClick={() => composerStore.setVia(row.id, way)}
              data-testid={`way-${way}`}
            >
              {t(`ways.${way}`)}
            </button>
          ))}
        </div>
      )}
      <Hint ways={ways} chosen={chosen} />
    </div>
  );
}

function Hint({ ways, chosen }: { ways: Way[]; chosen: Way }) {
  const { t } = useTranslation('social');
  const now = useNow();
  const direct = ways.find(({ way }) => way === 'weibo-direct');
  const parts = [
    ...(chosen.way === 'weibo-comment' ? [t('ways.comment_hint')] : []),
    ...(direct ? [directWords(direct)] : []),
  ];
  return <span>{parts.join(t('ways.separator'))}</span>;

  function directWords({ until }: Way): string {
    if (until === null) return t('ways.direct_never');
    const seconds = Math.floor((Date.parse(until) - now) / 1000);
    return seconds > 0 ? t('ways.direct_left', { time: durationText(seconds) }) : t('ways.direct_over');
  }
}
