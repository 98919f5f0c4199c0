-- Run once as the server's administrator, in the database that Sortiment is to have:
--   psql "host=... dbname=sortiment user=admin" -v owner_password=... -v app_password=... -f roles.sql
-- sortiment_owner owns and migrates; sortiment_app is what the app runs as: neither ownership nor BYPASSRLS, so that
-- row-level security holds against the app itself.
CREATE ROLE sortiment_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE sortiment_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT, CREATE ON DATABASE %I TO sortiment_owner', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO sortiment_app', current_database()) \gexec
REVOKE ALL ON SCHEMA public FROM PUBLIC;
