import { channelContract } from './contract';
import { PhoneFar } from './far/phone';

channelContract('phone', PhoneFar);
