import { useTranslation } from 'react-i18next';
import { type FigureBy, type FigureRow, OF_NONE } from '#contract';

/** What a row is called: its name, a channel's or product's in the reader's language, or that it has none. */
export function useRowName(by: FigureBy): (row: FigureRow) => string {
  const { t } = useTranslation(['figures', 'common', 'service']);
  return ({ id, name }) => {
    if (id === OF_NONE) return t(`none.${by}`);
    if (by === 'product') return t(`service:product.${id as 'other'}`, { defaultValue: id });
    return by === 'channel' ? t(`common:channel.${id as 'email'}`, { defaultValue: id }) : name;
  };
}
