import { channelContract } from './contract';
import { WechatPersonalFar } from './far/wechat-personal';

channelContract('wechat-personal', WechatPersonalFar);
