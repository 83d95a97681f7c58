<?php
// A change, a typed error code, a code that this client does not know yet, and what gateways send. Passwords, codes and
// tokens are the sandbox's. `npm run clients -- --serve` serves it and prints the variables.
// Needs Guzzle: `composer require guzzlehttp/guzzle:^7.4`, or the package php-guzzlehttp-guzzle of Debian.
declare(strict_types=1);

use GuzzleHttp\Client;
use Idaas\Api\CiamApi;
use Idaas\ApiException;
use Idaas\Configuration;
use Idaas\Model\ChangeByMobile;
use Idaas\Model\MessageLanguage;
use Idaas\Model\ResetByMobile;
use Idaas\Model\UpdatePasswordByMobileError400Code;

require is_file(__DIR__ . '/vendor/autoload.php') ? __DIR__ . '/vendor/autoload.php' : 'GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $file = __DIR__ . '/target/client/lib/' . strtr(substr($class, strlen('Idaas\\')), '\\', '/') . '.php';
    if (str_starts_with($class, 'Idaas\\') && is_file($file)) require $file;
});

/** Status of the response, and the error if the contract lists its status. */
function call(string $url, ChangeByMobile|ResetByMobile $body, ?string $token = null): array
{
    $configuration = (new Configuration())->setHost($url);
    if ($token !== null) $configuration->setAccessToken($token);
    // Following a redirect would send password and token to another host.
    $api = new CiamApi(new Client(['allow_redirects' => false]), $configuration);
    try {
        [, $status] = $api->updatePasswordByMobileWithHttpInfo(
            'Android 10',
            'sample',
            'sample',
            'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
            $body,
            null,
            MessageLanguage::ZH,
        );
        return [$status, null];
    } catch (ApiException $failed) {
        return [$failed->getCode(), $failed->getResponseObject()];
    }
}

function expect(string $name, array $found, array $wanted): void
{
    if ($found !== $wanted) exit($name . ': ' . json_encode($found) . ', not ' . json_encode($wanted) . "\n");
    echo $name . ': ' . json_encode($found) . "\n";
}

$url = getenv('IDAAS_URL');

// Mode change: the user is signed in, so the request has a token.
$change = new ChangeByMobile(['verify_code' => '123456', 'password' => 'Quiet-River-7']);
expect('success', call($url, $change, 'sandbox-id-token'), [200, null]);

// Mode reset: nobody is signed in.
$reset = new ResetByMobile(['mobile' => '12345678901', 'verify_code' => '123456', 'password' => 'Ab-12']);
[$status, $error] = call($url, $reset);
expect(
    'typed code',
    [$status, $error->getErrorCode(), $error->getErrorMsg()],
    [400, UpdatePasswordByMobileError400Code::IDAAS_SDK_PWD_0007, '密码长度为8~20个字符'],
);

// A newer server may send codes that this client does not know; they are strings like the others.
[$status, $newer] = call(getenv('IDAAS_NEWER_URL'), $reset);
$isKnown = in_array($newer->getErrorCode(), UpdatePasswordByMobileError400Code::getAllowableEnumValues(), true);
expect('unknown code', [$status, $isKnown], [400, false]);

// A gateway sends a page, nothing, or another status: what came is the status, and there is no error to read.
$gateway = getenv('IDAAS_GATEWAY_URL');
$statuses = array_map(fn (int $status): array => call("$gateway/$status", $reset), [502, 429, 204]);
expect('gateway', $statuses, [[502, null], [429, null], [204, null]]);
