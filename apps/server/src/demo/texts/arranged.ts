import type { BoardFigure } from '#contract';
import type { MarketTier, Product, ServiceType } from '#domain';
import type { TeamKey } from '../cast';

/** What some of the open service tickets are about, the oldest first; `part` is what they wait for. */
export const SERVED: readonly {
  facts: {
    product: Product;
    model: string;
    fault: string;
    wish: string;
    serviceType: ServiceType;
    marketTier: MarketTier;
    warranty: 'in' | 'out';
  };
  part?: { name: string; number: string; arrived?: boolean };
}[] = [
  {
    facts: {
      ...{ product: 'washing_machine', model: '轻音 8 公斤', serviceType: 'repair', marketTier: 2, warranty: 'in' },
      ...{ fault: '脱水时异响，报 E3', wish: '周末前修好' },
    },
    part: { name: '减震器', number: 'HW-8-2107' },
  },
  {
    facts: {
      ...{ product: 'water_heater', model: 'R60 恒温', serviceType: 'repair', marketTier: 1, warranty: 'in' },
      ...{ fault: '水温忽冷忽热', wish: '上门前先打电话' },
    },
    part: { name: '温控阀', number: 'R60-0418', arrived: true },
  },
  {
    facts: {
      ...{ product: 'refrigerator', model: 'BCD-420', serviceType: 'pickup_repair', marketTier: 2, warranty: 'out' },
      ...{ fault: '冷藏室不制冷', wish: '拉修，给备用机' },
    },
  },
  {
    facts: {
      ...{ product: 'dishwasher', model: 'W3', serviceType: 'install', marketTier: 1, warranty: 'in' },
      ...{ fault: '', wish: '新房安装，带转接头' },
    },
  },
];

/** From when on the leads of a team hear that too many or too few are waiting or free. */
export const THRESHOLDS: readonly { team: TeamKey; figure: BoardFigure; threshold: number }[] = [
  { team: 'chat', figure: 'oldest_wait', threshold: 28 },
  { team: 'service', figure: 'waiting', threshold: 15 },
];

export const COMPLAINT_RULE = {
  name: '投诉先办',
  words: ['投诉', '曝光', '起诉', '消协', '退一赔三'],
  tag: '投诉',
};
