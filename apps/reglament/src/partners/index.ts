export { type PartnerAddresses, partnerAddresses, PartnerAddressesFailure } from './addresses.ts';
/** The product's ways to other systems, behind the ports of `desk/ports.ts`. */
export { type BusinessSigning, businessSigning } from './trust/business-signing.ts';
export { registerAccess } from './registers/register-access.ts';
export { gatewayEntries } from './registers/gateway-entries.ts';
export type { GatewayRegistersInput } from './registers/gateway-address.ts';
export { gatewayRegisters, type RegisterHealth } from './registers/gateway-registers.ts';
export { partnerStates } from './partner-states.ts';
export { messenger, type MessengerInput } from './messenger.ts';
export { ncaTrust, type NcaTrustInput } from './trust/nca-trust.ts';
export { clamdScanner, type ClamdInput } from './clamd.ts';
export { readStandInMessages } from './stand-in-messages.ts';
export { systemSecurity, type SystemSecurityInput } from './trust/system-security.ts';
export { type Channel, type ChannelInput, openChannel } from './channel/open-channel.ts';
export { CHANNEL_LIMITS, type ChannelLimits } from './channel/limits.ts';
export { openPartKeys, type PartKeys, type Party } from './channel/parties.ts';
export { type ChannelSettings, channelSettings, ChannelSettingsFailure } from './channel/settings.ts';
export { type ExchangeMeter, exchangeMeter } from './metrics/exchange-meter.ts';
export { monitoringPages } from './metrics/monitoring-pages.ts';
