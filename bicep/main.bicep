// Sortiment on Azure: a PostgreSQL flexible server and an app service in Sweden, spoken to over TLS only.
// After the first deployment run infra/roles.sql in the database as the administrator.
targetScope = 'resourceGroup'

@description('Short name that all resources begin with.')
@minLength(3)
@maxLength(20)
param name string = 'sortiment'

@description('Where everything runs.')
param location string = 'swedencentral'

@description('The administrator of the PostgreSQL server, for infra/roles.sql only.')
param administrator string = 'sortiment_admin'

@secure()
param administratorPassword string

@secure()
@description('Password of sortiment_app, as given to infra/roles.sql.')
param appPassword string

@secure()
@description('Password of sortiment_owner, as given to infra/roles.sql.')
param ownerPassword string

@description('The OpenID Connect provider.')
param oidcAuthority string
param oidcClientId string

@secure()
param oidcClientSecret string

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-pg'
  location: location
  sku: { name: 'Standard_D2ds_v5', tier: 'GeneralPurpose' }
  properties: {
    version: '16'
    administratorLogin: administrator
    administratorLoginPassword: administratorPassword
    storage: { storageSizeGB: 64 }
    backup: { backupRetentionDays: 35, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'ZoneRedundant' }
  }

  resource sortiment 'databases' = {
    name: 'sortiment'
    properties: { charset: 'UTF8', collation: 'sv_SE.utf8' }
  }

  // the app service's addresses are Azure's own; everybody else is kept out
  resource fromAzure 'firewallRules' = {
    name: 'azure'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: 'P0v3', capacity: 2 }
  properties: { reserved: true }
}

var host = 'Host=${database.properties.fullyQualifiedDomainName};Database=sortiment;SSL Mode=VerifyFull'

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      healthCheckPath: '/health/ready'
      appSettings: [
        { name: 'ConnectionStrings__Sortiment', value: '${host};Username=sortiment_app;Password=${appPassword}' }
        { name: 'ConnectionStrings__SortimentOwner', value: '${host};Username=sortiment_owner;Password=${ownerPassword}' }
        { name: 'AllowedHosts', value: '${name}.azurewebsites.net' }
        { name: 'Sortiment__PublicAddress', value: 'https://${name}.azurewebsites.net' }
        { name: 'SignIn__Authority', value: oidcAuthority }
        { name: 'SignIn__ClientId', value: oidcClientId }
        { name: 'SignIn__ClientSecret', value: oidcClientSecret }
      ]
    }
  }
}

output address string = 'https://${app.properties.defaultHostName}'
