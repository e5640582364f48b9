import { channelContract } from './contract';
import { WechatFar } from './far/wechat';

channelContract('wechat-official', WechatFar);
