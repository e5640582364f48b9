// The scripts a new desk begins with: inbound (DOMAIN H5, H6, H2, H3, H15), outbound in five steps (H8), transfer (H7, M7) and
// complaint (H17, M10).
import type { GuidedScript } from '#contract';

export interface FirstScript {
  kind: GuidedScript['kind'];
  shipped: NonNullable<GuidedScript['shipped']>;
  title: string;
  steps: { title: string; text: string }[];
}

const step = (title: string, text: string) => ({ title, text });

export const FIRST_SCRIPTS: readonly FirstScript[] = [
  {
    kind: 'inbound',
    shipped: 'inbound',
    title: '接听来电',
    steps: [
      step(
        '问候并报工号',
        '您好！{{company.name}}，工号 {{agent.workNumber}}，{{contact.name|很高兴为您服务，请问您是哪里}}，请问需要我帮您做什么？',
      ),
      step('边听边记', '您说，我记一下。（型号、购买日期、故障现象、要求的时间）'),
      step('复述核对', '我跟您核对一下：您反映的是……，希望……，对吗？'),
      step('答复或承诺', '这个问题我现在可以答复您：……／我需要确认，今天＿点＿分前给您准确答复，您看方便吗？'),
      step('结束语', '请问还有其他可以帮您的吗？感谢您的来电，再见。（等对方先挂断）'),
    ],
  },
  {
    kind: 'outbound',
    shipped: 'outbound',
    title: '回访与外呼五步',
    steps: [
      step('自报家门', '您好！我是{{company.name}}服务专员{{agent.name}}，工号 {{agent.workNumber}}。'),
      step('核对身份', '请问是{{contact.name|您本人}}吗？'),
      step('是否方便', '请问您现在方便接听电话吗？'),
      step(
        '告知结果',
        '您曾经在{{ticket.openedOn}}联系我们，反映了{{ticket.subject|您遇到的情况}}，关于这个问题，我们已经有跟进结果了：……',
      ),
      step('是否清楚', '请问您对这个问题是否已经清楚了？还有其他需要吗？'),
    ],
  },
  {
    kind: 'transfer',
    shipped: 'transfer',
    title: '转接与改派',
    steps: [
      step('告知转接', '请稍等，马上给您转过去，您的情况我会一并说明，您不用再重复。'),
      step('交接说明', '（按静音）客户{{contact.name|称呼未知}}，工单 {{ticket.number}}：已了解……，客户要求……。'),
      step('接手后马上联系', '您好，我是{{agent.name}}，工号 {{agent.workNumber}}，您的事情现在由我负责。'),
      step('约定时间', '我跟您约一个具体时间：＿月＿日＿点到＿点，您看可以吗？'),
    ],
  },
  {
    kind: 'complaint',
    shipped: 'complaint',
    title: '处理投诉',
    steps: [
      step('先道歉', '不好意思，我们给您添麻烦了！'),
      step('听完并记录', '您请说，我把经过记下来。（公司名称、地址、电话、原因）'),
      step('复述并认同', '您反映的是……，换作是我也会着急，这件事我来负责。'),
      step('给出处理和时间', '我现在为您……，今天＿点＿分前给您答复。'),
      step('视情节上报', '（情节较重或要求赔偿：马上报主管，不单独答复赔偿）'),
      step('确认满意', '请问这样处理您是否满意？'),
    ],
  },
];
