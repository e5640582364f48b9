// What a new desk says until somebody writes better: DOMAIN H5 (strangers), H6 (known contacts), W11 (work number), H3.
import type { Greeting } from '#domain';

const HOLDER = '{{agent.name|值班客服}}（工号 {{agent.workNumber|接入后告知}}）';

export const FIRST_GREETINGS: readonly Pick<Greeting, 'audience' | 'hours' | 'text'>[] = [
  {
    audience: 'unknown',
    hours: 'inside',
    text: `您好！{{company.name}}，很高兴为您服务。接待您的是${HOLDER}，请问您是哪里、怎么称呼？`,
  },
  {
    audience: 'known',
    hours: 'inside',
    text: `您好！{{company.name}}，{{contact.name|贵客}}您好。接待您的是${HOLDER}，请问需要我帮您做什么？`,
  },
  {
    audience: 'unknown',
    hours: 'outside',
    text: '您好！{{company.name}}，现在是休息时间。请留下您的称呼、联系电话和需要，我们在{{work.opensAt|上班后}}开始答复您，客服会报上工号。',
  },
  {
    audience: 'known',
    hours: 'outside',
    text: '{{contact.name|贵客}}您好！{{company.name}}，现在是休息时间，您的留言已收到，我们在{{work.opensAt|上班后}}开始答复您，客服会报上工号。',
  },
];

export const FIRST_SNIPPETS: readonly { title: string; text: string }[] = [
  {
    title: '开场问候',
    text: '{{contact.name}}您好，我是{{company.name}}客服{{agent.name}}，工号 {{agent.workNumber}}，很高兴为您服务。',
  },
  { title: '请稍等', text: '请您稍等，我马上为您核实。' },
  { title: '承诺答复时间', text: '这个问题我需要确认一下，今天＿点前给您准确答复，您看方便吗？' },
  { title: '核对信息', text: '我跟您核对一下：您的称呼、联系电话、收货地址和产品型号分别是？' },
  { title: '退款到账', text: '退款已经提交，一般 3 至 5 个工作日原路退回，到账后我再跟您确认。' },
  { title: '致歉', text: '非常抱歉给您带来不便，您的情况我已经记录，现在就为您处理。' },
  { title: '转接', text: '请稍等，马上给您转到负责的同事，您不用重复说明。' },
  { title: '结束语', text: '请问还有其他可以帮您的吗？感谢您的咨询，祝您生活愉快，再见。' },
];
